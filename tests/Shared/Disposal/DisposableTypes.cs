using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Chrysalis.Testing;

/// <summary>
/// Holds every disposable type that a library shows to one rule: after Dispose whatever is asked of it throws an
/// <see cref="ObjectDisposedException"/>, and disposing again does nothing.
/// </summary>
/// <param name="assembly">The library.</param>
internal sealed class DisposableTypes(Assembly assembly)
{
    private readonly Dictionary<Type, Func<object>> makers = [];
    private readonly Dictionary<Type, string[]> harmless = [];
    private readonly Dictionary<Type, object> arguments = [];

    /// <summary>
    /// How to make one of a type (of a generic one, with any arguments),
    /// and its members that hold nothing and so may be asked for ever.
    /// </summary>
    public DisposableTypes With<T>(Func<T> make, params string[] harmlessMembers)
        where T : class, IDisposable
    {
        Type type = typeof(T).IsGenericType ? typeof(T).GetGenericTypeDefinition() : typeof(T);
        makers[type] = make;
        harmless[type] = harmlessMembers;
        return this;
    }

    /// <summary>A valid argument for parameters of a type.</summary>
    public DisposableTypes Argument<T>(T value)
        where T : notnull
    {
        arguments[typeof(T)] = value;
        return this;
    }

    /// <summary>Fails with a sentence for each breach.</summary>
    public void RefuseEveryUse()
    {
        string[] breaches = [.. Shown().SelectMany(BreachesOf)];
        Assert.True(breaches.Length == 0, string.Join("\n", breaches));
    }

    private IEnumerable<Type> Shown() =>
        assembly.GetExportedTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IDisposable)));

    private List<string> BreachesOf(Type type)
    {
        if (!makers.TryGetValue(type, out Func<object>? make))
            return [$"{type.FullName} can be disposed of, and the test does not know how to make one"];
        var breaches = new List<string>();
        var instance = (IDisposable)make();
        Try(type, "Dispose", instance.Dispose, breaches);
        Try(type, "Dispose once more", instance.Dispose, breaches);
        Try(type, "ToString", () => instance.ToString(), breaches);
        foreach (MethodInfo method in Methods(instance.GetType()))
        {
            bool isHarmless = harmless[type].Contains(method.Name) || method.IsSpecialName && harmless[type].Contains(method.Name[4..]);
            Exception? error = Call(method, instance);
            if (isHarmless && error is not null)
                breaches.Add($"{type.FullName}.{method.Name} is called harmless and throws {error.GetType().Name}");
            else if (!isHarmless && error is not ObjectDisposedException)
                breaches.Add($"{type.FullName}.{method.Name} after Dispose: {error?.ToString() ?? "no exception"}");
        }

        return breaches;
    }

    private static IEnumerable<MethodInfo> Methods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => method.DeclaringType != typeof(object) && method.GetBaseDefinition().DeclaringType != typeof(object))
        .Where(method => method.Name is not ("Dispose" or "Equals" or "GetHashCode" or "Deconstruct" or "<Clone>$"))
        .Where(method => !(method.IsSpecialName && method.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))));

    private Exception? Call(MethodInfo method, object instance)
    {
        try
        {
            object? result = Caller(method)(instance);
            // What is lazy must refuse at the latest when the first is asked for.
            if (result is IEnumerable lazy and not string)
                lazy.GetEnumerator().MoveNext();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <summary>Calls a method with valid arguments; spans, which reflection cannot hold, are empty.</summary>
    private Func<object, object?> Caller(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition)
            method = method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(float))]);
        ParameterExpression target = Expression.Parameter(typeof(object));
        Expression call = Expression.Call(
            Expression.Convert(target, method.DeclaringType!), method, method.GetParameters().Select(parameter => Argument(parameter)));
        Expression body = method.ReturnType == typeof(void) || method.ReturnType.IsByRefLike
            ? Expression.Block(call, Expression.Constant(null))
            : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object, object?>>(body, target).Compile();
    }

    private Expression Argument(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (arguments.TryGetValue(type, out object? value))
            return Expression.Constant(value, type);
        if (type.IsValueType || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable)
            return Expression.Default(type);
        if (type == typeof(string))
            return Expression.Constant("x");
        if (type.IsArray)
            return Expression.Constant(Array.CreateInstance(type.GetElementType()!, 0), type);
        if (type.IsAssignableTo(typeof(Delegate)))
            return Nothing(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            return Expression.Constant(Array.CreateInstance(type.GetGenericArguments()[0], 0), type);
        return type == typeof(Random) ? Expression.Constant(new Random(1))
            : throw new InvalidOperationException($"{parameter.Member.DeclaringType}.{parameter.Member.Name} takes a {type}: give one.");
    }

    private static LambdaExpression Nothing(Type type)
    {
        MethodInfo invoke = type.GetMethod("Invoke")!;
        return Expression.Lambda(
            type, Expression.Default(invoke.ReturnType),
            invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)));
    }

    private static void Try(Type type, string what, Action action, List<string> breaches)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            breaches.Add($"{type.FullName}: {what} throws {error}");
        }
    }
}
