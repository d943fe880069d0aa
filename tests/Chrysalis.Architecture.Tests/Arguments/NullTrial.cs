using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Chrysalis.Architecture.Tests.Arguments;

/// <summary>One public member, called with null for one argument that may not be null.</summary>
/// <param name="Member">The constructor or method.</param>
/// <param name="Argument">The argument.</param>
internal sealed record NullTrial(MethodBase Member, ParameterInfo Argument)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every trial of the libraries.</summary>
    public static IEnumerable<NullTrial> OfTheLibraries() => House.Libraries
        .SelectMany(name => Assembly.Load("Chrysalis." + name).GetExportedTypes()).SelectMany(Of);

    /// <summary>Every trial of a type.</summary>
    public static IEnumerable<NullTrial> Of(Type type)
    {
        // A record is what it is made of, an exception says what it is given, and an interface does nothing.
        if (type.IsInterface || type.IsSubclassOf(typeof(Delegate)) || type.IsAssignableTo(typeof(Exception)))
            return [];
        MethodBase[] members =
        [
            .. type.IsRecord() || type.IsAbstract ? [] : type.GetConstructors(),
            .. type.GetMethods(Declared).Where(method => !method.IsAbstract && !IsWrittenByTheCompiler(method)),
        ];
        var context = new NullabilityInfoContext();
        return members.SelectMany(member => member.GetParameters().Where(parameter => MayNotBeNull(parameter, context))
            .Select(parameter => new NullTrial(member, parameter)));
    }

    /// <summary>What is wrong; null where the argument is refused by name.</summary>
    public string? Breach()
    {
        try
        {
            if (Closed() is not { } member)
                return null;
            object?[] arguments =
                [.. member.GetParameters().Select(one => one.Position == Argument.Position ? null : Stand(one.ParameterType))];
            object? made = member is ConstructorInfo constructor ? constructor.Invoke(arguments)
                : ((MethodInfo)member).Invoke(member.IsStatic ? null : Unmade(Made!), arguments);
            (made as Task)?.GetAwaiter().GetResult();
            return Sentence("takes it");
        }
        catch (NotSupportedException)
        {
            // What lies on the stack cannot be passed so.
            return null;
        }
        catch (Exception error)
        {
            Exception thrown = error is TargetInvocationException { InnerException: { } within } ? within : error;
            return thrown is ArgumentException refusal && refusal.ParamName == Argument.Name
                ? null
                : Sentence($"throws {thrown.GetType().Name}");
        }
    }

    /// <summary>The type, or one that can be made where it is abstract; null where there is none.</summary>
    private Type? Made => !Member.DeclaringType!.IsAbstract
        ? Member.DeclaringType
        : Member.DeclaringType.Assembly.GetTypes().FirstOrDefault(
            type => type.IsSubclassOf(Member.DeclaringType) && !type.IsAbstract && !type.IsGenericTypeDefinition);

    private string Sentence(string what) => $"{Member.DeclaringType!.FullName}.{Member.Name}({Argument.Name}) {what}";

    private static bool MayNotBeNull(ParameterInfo parameter, NullabilityInfoContext context) =>
        !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsByRef && !parameter.ParameterType.IsGenericParameter
        && context.Create(parameter).WriteState == NullabilityState.NotNull;

    private static bool IsWrittenByTheCompiler(MethodInfo method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.StartsWith('<') || method.Name is "PrintMembers" or "Equals";

    /// <summary>The member with types for its type parameters; null where none fit.</summary>
    private MethodBase? Closed()
    {
        if (Member.DeclaringType!.IsGenericTypeDefinition || !Member.IsStatic && Made is null)
            return null;
        if (Member is not MethodInfo { IsGenericMethodDefinition: true } method)
            return Member;
        try
        {
            return method.MakeGenericMethod([.. method.GetGenericArguments().Select(
                one => one.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
                    ? typeof(int) : typeof(string))]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Something to pass for an argument that is not tried; texts are such as no path can be.</summary>
    private static object? Stand(Type type)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        if (type == typeof(string))
            return "\0";
        if (type.IsArray)
            return Array.CreateInstance(type.GetElementType()!, new int[type.GetArrayRank()]);
        if (type.IsByRefLike || type.IsPointer || type.ContainsGenericParameters)
            return null;
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableFrom(element.MakeArrayType()))
            return Array.CreateInstance(element, 0);
        if (type.IsSubclassOf(typeof(Delegate)))
            return Idle(type);
        if (type.IsInterface)
            return DispatchProxy.Create(type, typeof(Nobody));
        return type.IsAbstract ? type.Assembly.GetTypes().Where(one => one.IsSubclassOf(type) && !one.IsAbstract
            && !one.IsGenericTypeDefinition).Select(Unmade).FirstOrDefault() : Unmade(type);
    }

    /// <summary>A delegate that does nothing.</summary>
    private static object? Idle(Type type)
    {
        MethodInfo method = type.GetMethod("Invoke")!;
        return method.GetParameters().Any(one => one.ParameterType.IsByRefLike || one.ParameterType.IsByRef)
            ? null
            : Expression.Lambda(
                type, Expression.Default(method.ReturnType),
                method.GetParameters().Select(one => Expression.Parameter(one.ParameterType))).Compile();
    }

    /// <summary>An object whose constructor did not run: arguments are checked before anything of it is needed.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "What was never made must not be finalized.")]
    private static object Unmade(Type type)
    {
        object made = RuntimeHelpers.GetUninitializedObject(type);
        GC.SuppressFinalize(made);
        return made;
    }
}
