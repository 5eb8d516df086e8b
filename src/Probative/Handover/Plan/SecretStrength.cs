namespace Probative.Handover.Plan;

/// <summary>Why a text is a secret, the strongest last.</summary>
internal enum SecretStrength : byte
{
    /// <summary>It belongs to an item that was not chosen. What was chosen may say the same.</summary>
    Outside,

    /// <summary>It stays in the house by itself.</summary>
    House,

    /// <summary>A person asked to withhold it.</summary>
    Asked,
}
