namespace Chrysalis.Architecture.Tests.Types;

/// <summary>One type uses another of another namespace.</summary>
internal sealed record TypeUse(string UserNamespace, string User, string UsedNamespace, string Used)
{
    public override string ToString() => $"{UserNamespace}.{User} uses {UsedNamespace}.{Used}";
}
