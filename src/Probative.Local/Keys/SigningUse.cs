namespace Probative.Local.Keys;

/// <summary>What a key signs: the vault has one of each, and facts introduce its public half.</summary>
internal enum SigningUse
{
    /// <summary>The log's checkpoints.</summary>
    Log,

    /// <summary>The SD-JWTs of handovers and receipts.</summary>
    Handover,
}

internal static class SigningUses
{
    public static readonly IReadOnlyList<SigningUse> All = [SigningUse.Log, SigningUse.Handover];

    /// <summary>The word in facts (`purpose`) and in the key file.</summary>
    public static string Word(this SigningUse use) => use == SigningUse.Log ? "log" : "handover";
}
