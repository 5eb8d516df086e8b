using System.Buffers.Binary;
using Probative.Fingerprints.Films;

namespace Probative.Fuzz.Targets;

/// <summary>Prints of films: what is read is strict, so that the same print has the same bytes.</summary>
public sealed class FilmPrintTarget : IFuzzTarget
{
    private const int HeadBytes = 32;
    private const int CountOffset = 28;

    public string Name => "film-prints";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (FilmPrintForm.Read(bytes) is not FilmPrintOutcome.Read(var print))
        {
            Refused(bytes);
            return;
        }

        Promise.Holds(FilmPrintForm.ToBytes(print).AsSpan().SequenceEqual(bytes), "It is written otherwise.");
        Promise.Holds(Refused(bytes[..^1]) == FilmPrintFault.Truncated, "Its last byte can be left out.");
        Promise.Holds(Refused([.. bytes, 0]) == FilmPrintFault.TrailingBytes, "A byte can be added.");
        Twice(bytes, print);
    }

    /// <summary>No mutation makes a second sample that is right but for its time: here it is made.</summary>
    private static void Twice(ReadOnlySpan<byte> bytes, FilmPrint print)
    {
        if (print.Samples is not [var sample]) return;
        byte[] twice = [.. bytes, .. bytes[HeadBytes..]];
        twice[CountOffset + 3] = 2;
        Promise.Holds(Refused(twice) == FilmPrintFault.OutOfRange, "Two samples are of one time.");
        BinaryPrimitives.WriteInt32BigEndian(twice.AsSpan(bytes.Length), sample.TimeMilliseconds + 1);
        if (print.IsPicture || sample.TimeMilliseconds >= print.DurationMilliseconds)
        {
            Promise.Holds(Refused(twice) == FilmPrintFault.OutOfRange, "A sample is behind the end.");
            return;
        }

        Promise.Holds(
            FilmPrintForm.Read(twice) is FilmPrintOutcome.Read(var both)
                && FilmPrintForm.ToBytes(both).AsSpan().SequenceEqual(twice),
            "Two samples are not read as they are.");
    }

    private static FilmPrintFault? Refused(ReadOnlySpan<byte> bytes)
    {
        if (FilmPrintForm.Read(bytes) is not FilmPrintOutcome.Refused(var fault, var offset)) return null;
        Promise.Inside(offset, 0, bytes.Length, fault.ToString());
        return fault;
    }
}
