using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Targets;

/// <summary>Answers of time-stamping authorities (RFC 3161), and what is asked of them.</summary>
public sealed class TokenTarget : IFuzzTarget
{
    private static readonly TimestampTrust s_nobody = new() { Roots = [] };

    public string Name => "tokens";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var given = bytes.ToArray();
        _ = TimestampRequest.TryRead(given, out _);
        if (!TimestampToken.TryRead(given, out var token, out var damage))
        {
            Promise.Damage(damage, bytes.Length);
            return;
        }

        _ = (token.Time, token.Accuracy, token.Policy, token.Serial, token.Imprint, token.ImprintAlgorithm);
        _ = TokenVerifier.Verify(token, new byte[32], [], s_nobody);
    }
}
