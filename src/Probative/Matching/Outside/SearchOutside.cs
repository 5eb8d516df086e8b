using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.Outside;

/// <summary>
/// Hold a picture, a film or a recording that is not in the vault against the items of cases. Nothing of it
/// is kept; the access log has that somebody searched, and what was shown.
/// </summary>
public sealed record SearchOutside : IActedCommand, INamesFiles
{
    public string Name => "copy search";

    public required MemberId By { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>A case to look in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>Also in restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>The most items that are shown.</summary>
    public required long Limit { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { File = place(File) };
    }
}
