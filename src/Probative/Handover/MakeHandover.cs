using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover;

/// <summary>
/// Hands a chosen part of a case to somebody outside, as a package that they can check without us
/// (docs/spec/package.md). Selectors are text, as a person writes them: see <see cref="Selector"/>.
/// </summary>
public sealed record MakeHandover : IActedCommand, INamesFiles
{
    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    public required string To { get; init; }
    public required string Purpose { get; init; }
    public required ItemSelection Select { get; init; }

    /// <summary>What stays, each with the reason that the package will state.</summary>
    public IReadOnlyList<Withholding> Withhold { get; init; } = [];

    /// <summary>Fields that stay in the house by themselves and are to be opened all the same.</summary>
    public IReadOnlyList<string> Disclose { get; init; } = [];

    /// <summary>Fields that may stay open although they say something that is withheld elsewhere.</summary>
    public IReadOnlyList<string> Confirm { get; init; } = [];

    /// <summary>The folder or the ZIP file to make. It MUST NOT exist yet.</summary>
    public required string Out { get; init; }

    public required PackageForm Form { get; init; }

    public string Name => "handover";

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { Out = place(Out) };
    }
}
