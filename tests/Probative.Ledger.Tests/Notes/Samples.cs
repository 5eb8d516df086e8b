using System.Text;
using Probative.Ledger.Notes;

namespace Probative.Ledger.Tests.Notes;

/// <summary>Keys and texts with which the tests of this folder begin. The seeds are public: sign
/// nothing.</summary>
internal static class Samples
{
    public const string Origin = "vault.example/log";

    public static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static SignerKey Log { get; } = new(Origin, Seed(1));

    public static SignerKey Other { get; } = new("other.example/log", Seed(2));

    public static SignerKey Witness { get; } = new("witness.example/w1", Seed(3), KeyType.CosignatureV1);

    public static Checkpoint Checkpoint { get; } = new(Origin, 300, Hash32.Of("root"u8));

    public static byte[] Seed(byte filler) => [.. Enumerable.Repeat(filler, 32)];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    public static byte[] Flip(ReadOnlySpan<byte> bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    public static VerifierKey Key(string line) =>
        VerifierKey.TryParse(line, out var key, out var damage)
            ? key
            : throw new ArgumentException(damage.ToString(), nameof(line));
}
