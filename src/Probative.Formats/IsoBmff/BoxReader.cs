using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>
/// Reads the anatomy of ISO base media files: MP4, QuickTime, 3GP, HEIF, AVIF (ISO/IEC 14496-12, ISO/IEC
/// 23008-12, QuickTime File Format).
/// </summary>
public static class BoxReader
{
    private const int MostKept = 20_000;

    /// <summary>
    /// Reads what is readable. It never throws for what stands in the bytes; media data is skipped, tables
    /// are read in pieces of 32 KiB, whatever their size.
    /// </summary>
    /// <param name="source">The file.</param>
    public static BoxReport Read(ByteSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var damage = new DamageList(1000);
        var tree = new BoxTree(source, damage);
        var kept = new List<Box>();
        var (keptCount, at) = (0L, 0L);
        var fragments = new FragmentCounter(source, damage);
        FileBrands? brands = null;
        Box? movie = null;
        var metas = new List<Box>();
        while (at < source.Length && tree.Count < BoxTree.MostBoxes)
        {
            var before = tree.Count;
            if (tree.Read(at, source.Length, 0, isTail: false) is not { } box) break;
            at = box.End;
            if (box.Type == "ftyp") brands ??= BrandsReader.Read(source, box, damage);
            if (box.Type == "moov") movie ??= box;
            if (box.Type is "meta" or "udta" && metas.Count < 16) metas.Add(box);
            if (box.Type == "moof") fragments.Add(box, movie);
            if (keptCount + tree.Count - before > MostKept) continue;
            keptCount += tree.Count - before;
            kept.Add(box);
        }

        if (tree.Count >= BoxTree.MostBoxes)
        {
            damage.Add(new Damage(BoxCodes.TooMany, "", at, "There are more boxes than are read."));
        }

        var texts = new TextCollector(source);
        if (movie is not null) texts.AddFrom(movie);
        foreach (var meta in metas) texts.AddFrom(meta);
        var items = metas.Find(box => box.Child("iinf") is not null);
        return new BoxReport(
            kept,
            tree.Count,
            brands,
            movie?.Child("mvhd") is { } header ? HeaderReader.Movie(source, header, damage) : null,
            movie is null ? [] : TrackReader.ReadAll(source, movie, damage),
            fragments.Summary(),
            texts.Texts,
            items is null ? null : ItemReader.Read(source, items, damage),
            damage)
        {
            NotKept = tree.Count - keptCount,
        };
    }
}
