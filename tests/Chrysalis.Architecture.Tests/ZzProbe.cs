using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Chrysalis.Architecture.Tests;

public sealed class ZzProbe
{
    private static readonly BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Nulls() => File.WriteAllLines("/tmp/nulls.txt", Arguments.NullTrial.OfTheLibraries().Select(t => t.Breach()).OfType<string>().Distinct());

    [Fact]
    public void Write()
    {
        Type[] types = [.. House.Libraries.SelectMany(name => Assembly.Load("Chrysalis." + name).GetExportedTypes())];
        // Used from other assemblies.
        var used = new HashSet<string>();
        string root = SharedData.Root;
        string[] others = [.. House.Libraries.Select(n => $"Chrysalis.{n}.dll"), "chrysalis.dll"];
        foreach (string name in others)
        {
            foreach (string one in Refs(Path.Combine(AppContext.BaseDirectory, name))) used.Add(one);
        }

        var ext = new HashSet<string>(Directory.GetFiles(Path.Combine(root, "tests", "Chrysalis.Extensions.Tests"), "*.cs", SearchOption.AllDirectories).SelectMany(f => Regex.Matches(File.ReadAllText(f), @"\w+").Select(m => m.Value)));
        foreach (Type t in types) if (ext.Contains(t.Name.Split('`')[0])) used.Add(Name(t));
        string guides = string.Join("\n", Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Where(f => !f.Contains("/adr/")).Append(Path.Combine(root, "README.md")).Concat(Directory.Exists(root + "/samples") ? Directory.GetFiles(root + "/samples", "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cs") || f.EndsWith(".md")) : []).Select(File.ReadAllText));
        var words = new HashSet<string>(Regex.Matches(guides, @"\w+").Select(m => m.Value));
        var needed = new HashSet<Type>(types.Where(t => used.Contains(Name(t))));
        var byName = types.ToDictionary(Name);
        // signatures closure: a needed type's public signature needs its types
        var work = new Queue<Type>(needed);
        while (work.TryDequeue(out Type? t))
            foreach (Type s in Signature(t))
                if (byName.ContainsKey(Name(s)) && needed.Add(byName[Name(s)])) work.Enqueue(byName[Name(s)]);
        // nested: declaring needed -> keep
        using var w = new StreamWriter("/tmp/surface.txt");
        foreach (var g in types.GroupBy(t => t.Assembly.GetName().Name))
        {
            w.WriteLine($"# {g.Key}: {g.Count()} public");
            foreach (Type t in g.Where(t => !needed.Contains(t)).OrderBy(Name))
            {
                string[] by = [.. types.Where(o => o != t && !needed.Contains(o) && Signature(o).Any(s => Name(s) == Name(t))).Select(o => o.Name)];
                w.WriteLine($"  {Name(t)}{(words.Contains(t.Name.Split('`')[0]) ? " [guide]" : "")}{(by.Length > 0 ? " by " + string.Join(",", by) : "")}");
            }
        }
    }

    private static string Name(Type t) => (t.IsGenericType ? t.GetGenericTypeDefinition() : t).FullName!;

    private static IEnumerable<string> Refs(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader m = file.GetMetadataReader();
        return [.. m.TypeReferences.Select(h => Full(m, h))];
    }

    private static string Full(MetadataReader m, TypeReferenceHandle h)
    {
        TypeReference r = m.GetTypeReference(h);
        string name = m.GetString(r.Name);
        return r.ResolutionScope.Kind == HandleKind.TypeReference ? Full(m, (TypeReferenceHandle)r.ResolutionScope) + "+" + name
            : m.GetString(r.Namespace) + "." + name;
    }

    private static IEnumerable<Type> Signature(Type t)
    {
        IEnumerable<Type> Direct()
        {
            if (t.BaseType is { } b) yield return b;
            foreach (Type i in t.GetInterfaces()) yield return i;
            foreach (Type c in t.GetGenericArguments().Where(a => a.IsGenericParameter).SelectMany(a => a.GetGenericParameterConstraints())) yield return c;
            if (t.DeclaringType is { } d) yield return d;
            foreach (MemberInfo member in t.GetMembers(All))
            {
                if (member is MethodBase { IsPublic: false, IsFamily: false, IsFamilyOrAssembly: false }) continue;
                if (member is FieldInfo { IsPublic: false, IsFamily: false, IsFamilyOrAssembly: false }) continue;
                if (member is MethodBase mb) foreach (ParameterInfo p in mb.GetParameters()) yield return p.ParameterType;
                if (member is MethodInfo mi) yield return mi.ReturnType;
                if (member is FieldInfo f) yield return f.FieldType;
            }
        }
        return Direct().SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type t)
    {
        if (t.HasElementType) return Parts(t.GetElementType()!);
        if (t.IsGenericParameter) return [];
        if (t.IsGenericType) return [t.GetGenericTypeDefinition(), .. t.GetGenericArguments().SelectMany(Parts)];
        return [t];
    }
}
