using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>Put another recovery code in the place of the present one.</summary>
public sealed record ChangeRecovery : IActedCommand, INamesFiles
{
    public string Name => "keys recovery";

    public required MemberId By { get; init; }

    /// <summary>The file to make for the new code; null tells it in the result, this once.</summary>
    public string? Sheet { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { Sheet = Sheet is null ? null : place(Sheet) };
    }
}
