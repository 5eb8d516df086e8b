using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>Change what protects the keys of the vault: another passphrase, or none.</summary>
public sealed record ChangeProtection : IActedCommand, INamesFiles
{
    public string Name => "keys passphrase";

    public required MemberId By { get; init; }

    public required KeyProtection Protection { get; init; }

    /// <summary>The file to make for the new code; null tells it in the result, this once.</summary>
    public string? Sheet { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { Sheet = Sheet is null ? null : place(Sheet) };
    }
}
