using System.Buffers.Binary;
using System.Globalization;
using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>
/// The tables of samples (ISO/IEC 14496-12 clauses 8.6 and 8.7), in pieces of a few kilobytes however long
/// they are.
/// </summary>
internal sealed class TableReader(ByteSource source, DamageList damage)
{
    // A film of a day at 1000 pictures a second has fewer.
    private const long MostRows = 100_000_000;
    private const int MostEdits = 1000;
    private const int MostDurations = 64;

    // Divisible by all row lengths: 4, 8, 12, 20.
    private const int PieceBytes = 30_720;

    public static Track WithEdits(Track track, ByteSource source, Box box, DamageList damage)
    {
        var fields = new Fields(BoxContent.Read(source, box, 8 + (20 * MostEdits)));
        var isWide = fields.UInt32() >> 24 == 1;
        var count = fields.UInt32();
        var edits = new List<Edit>();
        for (var i = 0; i < Math.Min(count, MostEdits); i++)
        {
            var duration = isWide ? fields.UInt64() : fields.UInt32();
            var time = isWide ? (long)fields.UInt64() : fields.Int32();
            var rate = fields.Int32() / 65536.0;
            if (fields.IsShort) break;
            edits.Add(new Edit(duration, time, rate));
        }

        if (fields.IsShort) BoxContent.Short(damage, box);
        return track with { Edits = edits, EditCount = count };
    }

    public TimeTable Times(Box box)
    {
        ulong samples = 0, total = 0;
        uint? first = null, last = null, shortest = null, longest = null;
        var counts = new Dictionary<uint, ulong>();
        var pending = (Samples: 0u, Ticks: 0u);
        var seen = 0L;
        void Count(bool isLast)
        {
            if (seen == 0 || pending.Samples == 0) return;
            if (counts.ContainsKey(pending.Ticks) || counts.Count < MostDurations)
            {
                counts[pending.Ticks] = counts.GetValueOrDefault(pending.Ticks) + pending.Samples;
            }

            // The duration of the very last sample is often made up, so it does not make a rate variable.
            if (isLast && pending.Samples == 1 && shortest is not null) return;
            shortest = Math.Min(shortest ?? uint.MaxValue, pending.Ticks);
            longest = Math.Max(longest ?? 0, pending.Ticks);
        }

        var rows = Rows(box, 8, 8, bytes =>
        {
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                Count(isLast: false);
                pending.Samples = BinaryPrimitives.ReadUInt32BigEndian(bytes);
                pending.Ticks = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
                seen++;
                samples += pending.Samples;
                total += (ulong)pending.Samples * pending.Ticks;
                first ??= pending.Ticks;
                last = pending.Ticks;
            }
        });
        Count(isLast: true);
        var (commonest, most) = counts.Count == 0 ? default : counts.MaxBy(pair => (pair.Value, pair.Key));
        return new TimeTable(
            rows, samples, total, first, last, shortest, longest, counts.Count == 0 ? null : commonest, most);
    }

    public OffsetTable Compositions(Box box)
    {
        var numbers = new NumberSummary();
        ulong samples = 0;
        var rows = Rows(box, 8, 8, bytes =>
        {
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                samples += BinaryPrimitives.ReadUInt32BigEndian(bytes);
                numbers.Add(BinaryPrimitives.ReadInt32BigEndian(bytes[4..]));
            }
        });
        return numbers.ToTable(rows, samples);
    }

    /// <summary>One number of each row, four or eight bytes.</summary>
    public OffsetTable Numbers(Box box, int rowBytes, int at)
    {
        var numbers = new NumberSummary();
        var rows = Rows(box, 8, rowBytes, bytes =>
        {
            for (; bytes.Length >= rowBytes; bytes = bytes[rowBytes..])
            {
                numbers.Add(rowBytes == 8
                    ? BinaryPrimitives.ReadInt64BigEndian(bytes)
                    : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]));
            }
        });
        return numbers.ToTable(rows, numbers.Total);
    }

    /// <summary>Clause 8.7.3.2: one size for all samples, or a table.</summary>
    public OffsetTable Sizes(Box box)
    {
        if (source.TryUInt32Big(box.Content + 4, out var size) && size != 0
            && source.TryUInt32Big(box.Content + 8, out var count) && box.Content + 12 <= box.End)
        {
            return new OffsetTable(count, size, size, size, size, (ulong)size * count, true);
        }

        var numbers = new NumberSummary();
        var rows = Rows(box, 12, 4, bytes =>
        {
            for (; bytes.Length >= 4; bytes = bytes[4..])
            {
                numbers.Add(BinaryPrimitives.ReadUInt32BigEndian(bytes));
            }
        });
        return numbers.ToTable(rows, numbers.Total);
    }

    /// <summary>Hands out whole rows; the count stands in the four bytes before them.</summary>
    private long Rows(Box box, int headBytes, int rowBytes, TableRows take)
    {
        var start = box.Content + headBytes;
        if (start > box.End || !source.TryUInt32Big(start - 4, out var stated))
        {
            BoxContent.Short(damage, box);
            return 0;
        }

        var held = (box.End - start) / rowBytes;
        if (stated > held)
        {
            damage.Add(new Damage(BoxCodes.Table, "", box.Offset, string.Create(
                CultureInfo.InvariantCulture,
                $"\"{box.Type}\" states {stated} entries, and {held} fit into it.")));
        }

        var rows = Math.Min(Math.Min(stated, held), MostRows);
        if (rows == MostRows)
        {
            damage.Add(new Damage(BoxCodes.TooMany, "", box.Offset, "A table is longer than is read."));
        }

        var piece = new byte[(int)Math.Min(PieceBytes, rows * rowBytes)];
        for (long done = 0; done < rows;)
        {
            var want = (int)Math.Min(PieceBytes / rowBytes, rows - done) * rowBytes;
            var count = source.Read(start + (done * rowBytes), piece.AsSpan(0, want)) / rowBytes;
            if (count == 0) return done;
            take(piece.AsSpan(0, count * rowBytes));
            done += count;
        }

        return rows;
    }
}
