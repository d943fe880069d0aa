using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Models;

/// <summary>A family whose networks other runtimes can run.</summary>
public interface IExports : ITalkingFamily
{
    /// <summary>Writes a persona's network as an ONNX model, once it is found to paint in ONNX Runtime what it paints here.</summary>
    /// <exception cref="TalkingException">The persona cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The model paints something else; nothing is written.</exception>
    ExportResult ExportOnnx(Persona persona, string output);

    /// <summary>The same of weights alone, such as a published checkpoint.</summary>
    /// <exception cref="TalkingException">The file does not fit.</exception>
    /// <exception cref="InvalidOperationException">The model paints something else; nothing is written.</exception>
    ExportResult ExportOnnx(string checkpoint, string output);
}
