using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.StateVector.Storage;

/// <summary>Native memory aligned to 2 MiB when large, else to 64 bytes, outside the garbage collector's reach and limits.</summary>
internal sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged
{
    public AlignedBuffer(long length)
    {
        nuint bytes = checked((nuint)length * (nuint)sizeof(T));
        bool large = bytes >= HugePages.Size;
        Pointer = (T*)NativeMemory.AlignedAlloc(bytes, large ? HugePages.Size : 64u);
        Length = length;
        if (!large)
            return;
        HugePages.Advise((nint)Pointer, bytes & ~((nuint)HugePages.Size - 1));
        GC.AddMemoryPressure((long)bytes);
    }

    ~AlignedBuffer() => Free();

    public T* Pointer { get; private set; }

    public long Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (Pointer == null)
            return;
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        if (Length * sizeof(T) >= HugePages.Size)
            GC.RemoveMemoryPressure(Length * sizeof(T));
    }
}
