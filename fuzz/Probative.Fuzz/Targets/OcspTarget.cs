using Probative.Formats.Credentials.Revocation;

namespace Probative.Fuzz.Targets;

/// <summary>Answers about revocation that a signature encloses.</summary>
public sealed class OcspTarget : IFuzzTarget
{
    public string Name => "ocsp";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (!OcspAnswer.TryRead(bytes.ToArray(), out var answer)) return;
        foreach (var certificate in answer.Loaded()) certificate.Dispose();
    }
}
