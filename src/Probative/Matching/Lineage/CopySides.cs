using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Matching.Lineage;

/// <summary>What is known of the items of a group, by their prints and their files.</summary>
internal sealed class CopySides
{
    private readonly PrintReader _reader;
    private readonly IReadOnlyDictionary<ItemId, string?> _names;
    private readonly Dictionary<ItemId, Hash32> _prints;
    private readonly Dictionary<ItemId, FileSays> _files;
    private readonly Dictionary<ItemId, PrintSize?> _sizes = [];

    private CopySides(
        PrintReader reader,
        IReadOnlyDictionary<ItemId, string?> names,
        Dictionary<ItemId, Hash32> prints,
        Dictionary<ItemId, FileSays> files) =>
        (_reader, _names, _prints, _files) = (reader, names, prints, files);

    /// <param name="vault">The vault.</param>
    /// <param name="standing">The case.</param>
    /// <param name="prints">The prints of its items.</param>
    /// <param name="names">The items, and what they are called.</param>
    /// <param name="size">The size of the log at the time that is asked about; null is now.</param>
    /// <param name="ct">Cancels the queries.</param>
    public static async Task<CopySides> OfAsync(
        IVault vault,
        Standing standing,
        IReadOnlyList<KeptPrint> prints,
        IReadOnlyDictionary<ItemId, string?> names,
        long? size,
        CancellationToken ct)
    {
        var kept = prints.Where(one => one.Print is not null && names.ContainsKey(one.Item))
            .ToDictionary(one => one.Item, one => one.Print!.Value);
        var files = await new FileSaysRoll(vault).OfAsync(standing, names.Keys, size, ct);
        return new CopySides(new PrintReader(vault), names, kept, files);
    }

    public CopySide this[ItemId item] => new(
        _names.GetValueOrDefault(item) ?? item.ToString(), SizeOf(item), _files.GetValueOrDefault(item));

    /// <summary>Null where it has no print, or none that can be read.</summary>
    public PrintSize? SizeOf(ItemId item)
    {
        if (!_sizes.TryGetValue(item, out var size))
            _sizes[item] = size = Film(item) is { } film ? PrintSize.Of(film) : null;
        return size;
    }

    /// <summary>See <see cref="DetailKept"/>; null too where a print is not there.</summary>
    public double? Detail(ItemId first, ItemId second, IReadOnlyList<CopyFound> stretches) =>
        stretches is [var found, ..] && Film(first) is { } one && Film(second) is { } other
            ? DetailKept.Of(one, other, found)
            : null;

    private FilmPrint? Film(ItemId item) =>
        _prints.TryGetValue(item, out var print) ? _reader.Film(print) : null;
}
