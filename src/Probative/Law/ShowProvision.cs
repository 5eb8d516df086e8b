using Probative.Kernel.Commands;

namespace Probative.Law;

/// <summary>Show one provision, with its elements and its versions.</summary>
public sealed record ShowProvision : ICommand
{
    public string Name => "law show";

    /// <summary>Its id: `RS-8-2-a-i`.</summary>
    public required string Provision { get; init; }

    /// <summary>An EDTF interval: only versions that matter for it. Null for all.</summary>
    public string? When { get; init; }
}
