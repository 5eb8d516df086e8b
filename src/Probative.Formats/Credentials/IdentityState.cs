namespace Probative.Formats.Credentials;

/// <summary>What checking an identity assertion gave. Whose credential it is, is not judged.</summary>
public enum IdentityState
{
    /// <summary>Its kind of signature is not checked here.</summary>
    NotChecked,

    /// <summary>It is not in its form.</summary>
    Malformed,

    /// <summary>
    /// The signature does not hold, or it is about other assertions than those of the claim.
    /// </summary>
    DoesNotHold,

    /// <summary>
    /// The key of the named certificate signed it, and what it refers to is in the claim, the binding to the
    /// bytes among it.
    /// </summary>
    Holds,
}
