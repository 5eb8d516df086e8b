namespace Probative.Formats.Age;

/// <summary>What can be wrong with an age file.</summary>
public static class AgeCodes
{
    /// <summary>The armor is not in its one form (RFC 7468, strict).</summary>
    public const string Armor = "AGE_ARMOR";

    /// <summary>The header is not in its one form, or was changed.</summary>
    public const string Header = "AGE_HEADER";

    /// <summary>The header is sound, and none of the given identities opens it.</summary>
    public const string NoMatch = "AGE_NO_MATCH";

    /// <summary>The payload was changed, cut, or is followed by something.</summary>
    public const string Payload = "AGE_PAYLOAD";
}
