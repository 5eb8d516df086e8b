using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>The items of picture files (ISO/IEC 14496-12 clause 8.11, ISO/IEC 23008-12 clause 6).</summary>
internal static class ItemReader
{
    private const int MostItems = 1000;

    // Locations of 1000 items with a few extents each; a longer box is read as far as this.
    private const int MostLocationBytes = 1024 * 1024;

    public static PictureItems Read(ByteSource source, Box meta, DamageList damage)
    {
        var places = meta.Child("iloc") is { } iloc ? Places(source, iloc, damage) : [];
        var items = new List<PictureItem>();
        var count = 0L;
        foreach (var entry in meta.Child("iinf")?.Children ?? [])
        {
            if (entry.Type != "infe") continue;
            count++;
            if (items.Count < MostItems) items.Add(ItemOf(source, entry, places));
        }

        var (properties, width, height) = Properties(source, meta.Descendant("iprp/ipco"));
        return new PictureItems(Primary(source, meta.Child("pitm")), items, count, properties, width, height);
    }

    // Clause 8.11.4.
    private static uint? Primary(ByteSource source, Box? box)
    {
        if (box is null) return null;
        var fields = new Fields(BoxContent.Read(source, box, 16));
        var isWide = fields.UInt32() >> 24 > 0;
        var id = isWide ? fields.UInt32() : fields.UInt16();
        return fields.IsShort ? null : id;
    }

    // Clause 8.11.6; versions 0 and 1 have no type.
    private static PictureItem ItemOf(
        ByteSource source, Box box, Dictionary<uint, (long? Offset, ulong Size)> places)
    {
        var fields = new Fields(BoxContent.Read(source, box, 1024));
        var flags = fields.UInt32();
        var version = flags >> 24;
        var id = version >= 3 ? fields.UInt32() : fields.UInt16();
        fields.Skip(2);
        var type = version >= 2 ? fields.Name() : "";
        var name = fields.Text();
        if (type == "mime") name = fields.Text();
        var isPlaced = places.TryGetValue(id, out var place);
        return new PictureItem(
            id,
            type,
            name.Length == 0 ? null : name,
            isPlaced ? place.Offset : null,
            isPlaced ? place.Size : null,
            (flags & 1) != 0);
    }

    // Clause 8.11.3.
    private static Dictionary<uint, (long? Offset, ulong Size)> Places(
        ByteSource source, Box box, DamageList damage)
    {
        var places = new Dictionary<uint, (long?, ulong)>();
        var fields = new Fields(BoxContent.Read(source, box, MostLocationBytes));
        var version = fields.UInt32() >> 24;
        var sizes = fields.UInt16();
        var (offsetBytes, lengthBytes) = (sizes >> 12, (sizes >> 8) & 15);
        var (startBytes, indexBytes) = ((sizes >> 4) & 15, version > 0 ? sizes & 15 : 0);
        var count = version < 2 ? fields.UInt16() : fields.UInt32();
        var isBehind = false;
        for (var i = 0; i < Math.Min(count, MostItems) && !fields.IsShort; i++)
        {
            var id = version < 2 ? fields.UInt16() : fields.UInt32();
            var method = version > 0 ? fields.UInt16() & 15 : 0;
            fields.Skip(2);
            var start = fields.Sized(startBytes);
            int extents = fields.UInt16();
            long? first = null;
            ulong total = 0;
            for (var j = 0; j < extents && !fields.IsShort; j++)
            {
                fields.Skip(indexBytes);
                var offset = unchecked(start + fields.Sized(offsetBytes));
                var length = fields.Sized(lengthBytes);
                total = unchecked(total + length);
                if (method != 0) continue;
                isBehind |= offset > (ulong)source.Length || length > (ulong)source.Length - offset;
                first ??= offset <= long.MaxValue ? (long)offset : null;
            }

            if (!fields.IsShort) places[id] = (first, total);
        }

        if (fields.IsShort) BoxContent.Short(damage, box);
        if (isBehind)
        {
            damage.Add(new Damage(
                BoxCodes.Offset, "", box.Offset, "An item reaches behind the end of the file."));
        }

        return places;
    }

    private static (IReadOnlyList<KeyValuePair<string, int>> Counts, uint? Width, uint? Height) Properties(
        ByteSource source, Box? box)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        (uint Width, uint Height)? largest = null;
        foreach (var property in box?.Children ?? [])
        {
            counts[property.Type] = counts.GetValueOrDefault(property.Type) + 1;
            if (property.Type != "ispe") continue;
            var fields = new Fields(BoxContent.Read(source, property, 16));
            fields.Skip(4);
            var (width, height) = (fields.UInt32(), fields.UInt32());
            var most = largest is var (w, h) ? (ulong)w * h : 0;
            if (!fields.IsShort && (ulong)width * height > most) largest = (width, height);
        }

        return ([.. counts.Take(MostItems)], largest?.Width, largest?.Height);
    }
}
