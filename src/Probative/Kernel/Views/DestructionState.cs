namespace Probative.Kernel.Views;

/// <summary>How far a request to destroy has come.</summary>
public enum DestructionState
{
    /// <summary>Somebody asked for it, and nobody has answered.</summary>
    Requested,

    /// <summary>It was taken back before anybody approved.</summary>
    Withdrawn,

    /// <summary>Another member approved. Nothing is destroyed yet: that was interrupted.</summary>
    Approved,

    /// <summary>It is destroyed.</summary>
    Destroyed,
}
