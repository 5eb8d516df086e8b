using System.Collections.Frozen;

namespace Probative.Formats.Klv;

/// <summary>Reads the items of sets, those inside sets too, within one bound for a whole packet.</summary>
internal sealed class SetReader(DamageList damage, long origin)
{
    // A target inside the targets inside a UAS set, and that inside a set that amends a segment.
    private const int DepthMost = 4;

    // A full UAS set has about 140 items, a target about 30; hundreds of targets still fit.
    private const int ItemsMost = 20_000;

    private int _items;

    /// <summary>Reads a local set: tags in BER-OID, lengths in BER (SMPTE 336, 6.4).</summary>
    public LocalSet ReadLocal(SetKind kind, ReadOnlyMemory<byte> bytes, int at, int depth = 0, int? id = null)
    {
        var items = new List<LocalItem>();
        var table = TableOf(kind);
        var whole = true;
        while (!bytes.IsEmpty && whole)
        {
            if (!Ber.TryReadOid(bytes.Span, out var tag, out var tagBytes))
            {
                Add(KlvCodes.Tag, at, "A tag does not end.");
                whole = false;
                break;
            }

            whole = TryTake(bytes[tagBytes..], at + tagBytes, out var value, out var used);
            if (used == 0) break;
            if (!MayAdd(at))
            {
                whole = false;
                break;
            }

            // A cut value cannot be told from a short one, so it is kept and not read.
            var form = table?.GetValueOrDefault(tag);
            var reading = whole ? Read(form, value, at, depth) : ItemValue.Raw.Instance;
            items.Add(new LocalItem
            {
                Tag = tag,
                Name = form?.Name,
                Unit = form?.Unit ?? "",
                At = at,
                Bytes = value,
                Value = reading,
            });
            at += tagBytes + used;
            bytes = bytes[(tagBytes + used)..];
        }

        return new LocalSet { Kind = kind, Id = id, Items = items, IsWhole = whole };
    }

    /// <summary>Reads a universal set: keys of 16 bytes, lengths in BER (SMPTE 336, 6.2).</summary>
    public LocalSet ReadUniversal(ReadOnlyMemory<byte> bytes, int at)
    {
        var items = new List<LocalItem>();
        var whole = true;
        while (!bytes.IsEmpty && whole)
        {
            if (!UniversalKey.TryRead(bytes.Span, out var key))
            {
                Add(KlvCodes.Tag, at, "An item of a universal set begins with no key.");
                whole = false;
                break;
            }

            const int KeyBytes = UniversalKey.SizeBytes;
            whole = TryTake(bytes[KeyBytes..], at + KeyBytes, out var value, out var used);
            if (used == 0 || !MayAdd(at)) break;
            var known = UniversalTable.Find(key);
            items.Add(new LocalItem
            {
                Tag = known?.Key ?? 0,
                Key = key,
                Name = known?.Value.Name,
                Unit = known?.Value.Unit ?? "",
                At = at,
                Bytes = value,
                Value = whole ? Read(known?.Value, value, at, 0) : ItemValue.Raw.Instance,
            });
            at += KeyBytes + used;
            bytes = bytes[(KeyBytes + used)..];
        }

        return new LocalSet { Kind = SetKind.Universal, Items = items, IsWhole = whole };
    }

    private ItemValue Read(ItemForm? form, ReadOnlyMemory<byte> value, int at, int depth)
    {
        if (form is null) return ItemValue.Raw.Instance;

        // An item without bytes says that its value is not known (ST 0107).
        if (value.IsEmpty) return new ItemValue.Special("empty");
        if (form.Read is { } read)
        {
            if (read(value) is { } reading) return reading;
            Add(KlvCodes.Value, at, $"The value of {form.Name} is not of its length.");
            return ItemValue.Malformed.Instance;
        }

        if (depth >= DepthMost)
        {
            Add(KlvCodes.TooMany, at, "Sets lie deeper than is read.");
            return ItemValue.Raw.Instance;
        }

        return form.IsSeries
            ? ReadSeries(form.Set, value, at, depth + 1)
            : new ItemValue.Nested(ReadLocal(form.Set, value, at, depth + 1));
    }

    /// <summary>
    /// Sets with a length before each (ST 0903); a target has its number before its items.
    /// </summary>
    private ItemValue.Series ReadSeries(SetKind kind, ReadOnlyMemory<byte> bytes, int at, int depth)
    {
        var sets = new List<LocalSet>();
        while (!bytes.IsEmpty && TryTake(bytes, at, out var value, out var used) && MayAdd(at))
        {
            at += used;
            bytes = bytes[used..];
            int? id = null;
            if (kind == SetKind.Target)
            {
                if (!Ber.TryReadOid(value.Span, out var number, out var numberBytes))
                {
                    Add(KlvCodes.Tag, at, "A target has no number.");
                    continue;
                }

                id = number;
                value = value[numberBytes..];
            }

            sets.Add(ReadLocal(kind, value, at - value.Length, depth, id));
        }

        return new ItemValue.Series(sets);
    }

    /// <summary>Takes a length and as much of its value as is there; false when that is not all.</summary>
    private bool TryTake(ReadOnlyMemory<byte> bytes, int at, out ReadOnlyMemory<byte> value, out int used)
    {
        value = default;
        used = 0;
        if (!Ber.TryReadLength(bytes.Span, out var length, out var lengthBytes))
        {
            Add(KlvCodes.Length, at, "A length is not in a form of BER.");
            return false;
        }

        var whole = length <= bytes.Length - lengthBytes;
        if (!whole) Add(KlvCodes.Length, at, "A length leads beyond the bytes.");
        value = bytes.Slice(lengthBytes, (int)Math.Min(length, bytes.Length - lengthBytes));
        used = lengthBytes + value.Length;
        return whole;
    }

    private bool MayAdd(int at)
    {
        if (_items++ < ItemsMost) return true;
        if (_items == ItemsMost + 1) Add(KlvCodes.TooMany, at, "A packet has more items than are read.");
        return false;
    }

    private void Add(string code, int at, string message) =>
        damage.Add(new Damage(code, "", origin + at, message));

    private static FrozenDictionary<int, ItemForm>? TableOf(SetKind kind) => kind switch
    {
        SetKind.Uas => UasTable.Tags,
        SetKind.Security => SecurityTable.Tags,
        SetKind.Targets => TargetTables.Targets,
        SetKind.Target => TargetTables.Target,
        SetKind.Algorithm => TargetTables.Algorithm,
        SetKind.Ontology => TargetTables.Ontology,
        SetKind.Terminal => TerminalTables.Terminal,
        SetKind.TerminalUserDefined => TerminalTables.UserDefined,
        SetKind.PointOfInterest => TerminalTables.Point,
        SetKind.AreaOfInterest => TerminalTables.Area,
        SetKind.Radar => ImageTables.Radar,
        SetKind.RangeImage => ImageTables.Range,
        SetKind.Registration => ImageTables.Registration,
        SetKind.Composite => ImageTables.Composite,
        _ => null,
    };
}
