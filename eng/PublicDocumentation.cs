using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Leaves in a file of XML documentation only what is said of members that a user of the assembly sees. Built by MSBuild itself when a
/// package is made, hence one file without a project.
/// </summary>
public class PublicDocumentation : Task
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The assembly.</summary>
    [Required]
    public string Assembly { get; set; }

    /// <summary>What it refers to.</summary>
    [Required]
    public ITaskItem[] References { get; set; }

    /// <summary>The documentation of all members.</summary>
    [Required]
    public string All { get; set; }

    /// <summary>Where that of public ones goes.</summary>
    [Required]
    public string Public { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        HashSet<string> seen = Visible();
        XDocument documentation = XDocument.Load(All, LoadOptions.PreserveWhitespace);
        XElement members = documentation.Root.Element("members");
        foreach (XElement member in members.Elements("member").ToArray())
        {
            if (seen.Contains((string)member.Attribute("name")))
                continue;
            // The line break before it goes with it.
            (member.PreviousNode as XText)?.Remove();
            member.Remove();
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Public));
        documentation.Save(Public, SaveOptions.DisableFormatting);
        Log.LogMessage(MessageImportance.Normal, "{0} members are documented in {1}.", members.Elements().Count(), Public);
        return true;
    }

    /// <summary>The names of all that can be seen, as documentation writes them. The assembly is read, never loaded.</summary>
    private HashSet<string> Visible()
    {
        Assembly reading = System.Reflection.Assembly.Load(new AssemblyName("System.Reflection.MetadataLoadContext"));
        IEnumerable<string> paths = References.Select(one => one.ItemSpec).Append(Assembly);
        object resolver = Activator.CreateInstance(reading.GetType("System.Reflection.PathAssemblyResolver"), paths);
        using (var context = (IDisposable)Activator.CreateInstance(
            reading.GetType("System.Reflection.MetadataLoadContext"), resolver, "System.Runtime"))
        {
            var assembly = (Assembly)context.GetType().GetMethod("LoadFromAssemblyPath").Invoke(context, new object[] { Assembly });
            return new HashSet<string>(assembly.GetTypes().Where(IsSeen).SelectMany(Names));
        }
    }

    private static bool IsSeen(Type type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsSeen(type.DeclaringType) : type.IsPublic;

    private static IEnumerable<string> Names(Type type)
    {
        string name = NameOf(type);
        yield return "T:" + name;
        foreach (FieldInfo field in type.GetFields(Declared).Where(one => one.IsPublic || one.IsFamily || one.IsFamilyOrAssembly))
            yield return "F:" + name + "." + field.Name;
        foreach (MethodBase method in type.GetConstructors(Declared).Cast<MethodBase>().Concat(type.GetMethods(Declared)).Where(IsSeen))
            yield return "M:" + name + "." + Signature(method);
        foreach (PropertyInfo property in type.GetProperties(Declared).Where(one => one.GetAccessors(true).Any(IsSeen)))
            yield return "P:" + name + "." + property.Name + Parameters(property.GetIndexParameters());
        foreach (EventInfo raised in type.GetEvents(Declared).Where(one => IsSeen(one.GetAddMethod(true))))
            yield return "E:" + name + "." + raised.Name;
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Signature(MethodBase method)
    {
        string name = method.Name.Replace('.', '#');
        if (method.IsGenericMethod)
            name += "``" + method.GetGenericArguments().Length;
        name += Parameters(method.GetParameters());
        return method is MethodInfo conversion && (method.Name == "op_Implicit" || method.Name == "op_Explicit")
            ? name + "~" + Mention(conversion.ReturnType)
            : name;
    }

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : "(" + string.Join(",", parameters.Select(one => Mention(one.ParameterType))) + ")";

    private static string NameOf(Type type) => type.FullName.Replace('+', '.');

    /// <summary>A type as it is named within a signature.</summary>
    private static string Mention(Type type)
    {
        if (type.IsByRef)
            return Mention(type.GetElementType()) + "@";
        if (type.IsPointer)
            return Mention(type.GetElementType()) + "*";
        if (type.IsArray)
            return Mention(type.GetElementType()) + (type.GetArrayRank() == 1
                ? "[]"
                : "[" + string.Join(",", Enumerable.Repeat("0:", type.GetArrayRank())) + "]");
        if (type.IsGenericParameter)
            return (type.DeclaringMethod == null ? "`" : "``") + type.GenericParameterPosition;
        return type.IsGenericType ? Constructed(type) : NameOf(type);
    }

    /// <summary>A generic type with its arguments, each behind the type, outer or nested, that takes it.</summary>
    private static string Constructed(Type type)
    {
        var given = new Queue<Type>(type.GetGenericArguments());
        string definition = type.GetGenericTypeDefinition().FullName;
        IEnumerable<string> parts = definition.Split('+').Select(part =>
        {
            int tick = part.IndexOf('`');
            if (tick < 0)
                return part;
            IEnumerable<Type> taken = Enumerable.Range(0, int.Parse(part.Substring(tick + 1))).Select(_ => given.Dequeue());
            return part.Substring(0, tick) + "{" + string.Join(",", taken.Select(Mention)) + "}";
        });
        return string.Join(".", parts);
    }
}
