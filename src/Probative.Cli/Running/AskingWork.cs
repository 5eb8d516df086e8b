using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Local.Capturing;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Running;

/// <summary>Runs what speaks to a network, by the program beside this one.</summary>
internal sealed class AskingWork(LocalVault vault)
    : ICommandHandler<AskAuthorities>, ICommandHandler<UpgradeProofs>
{
    private const long TimeoutDefault = 30;
    private const long TimeoutMax = 600;

    public IAsyncEnumerable<CommandEvent> RunAsync(AskAuthorities command, CancellationToken ct) =>
        Open(command.TimeoutSeconds, command.TlsRoots) switch
        {
            ({ } outside, _) => new AnchorAsker(vault, outside).RunAsync(command, ct),
            (_, var problems) => Answer.Refused(problems).Events().ToAsyncEnumerable(),
        };

    public IAsyncEnumerable<CommandEvent> RunAsync(UpgradeProofs command, CancellationToken ct) =>
        Open(command.TimeoutSeconds, command.TlsRoots) switch
        {
            ({ } outside, _) => new ProofUpgrader(vault, outside).RunAsync(command, ct),
            (_, var problems) => Answer.Refused(problems).Events().ToAsyncEnumerable(),
        };

    /// <summary>The program, or null beside what is wrong.</summary>
    private static (CaptureProgram? Outside, List<Problem> Problems) Open(
        long? timeout, IReadOnlyList<GivenFile> tlsRoots)
    {
        List<Problem> problems = [];
        if (timeout is < 1 or > TimeoutMax)
        {
            problems.Add(new Problem(
                "bad-value",
                null,
                $"An attempt cannot have {timeout} seconds.",
                $"Give --timeout 1 to {TimeoutMax}."));
        }

        var roots = new List<ReadOnlyMemory<byte>>();
        foreach (var file in tlsRoots)
        {
            if (CertificateFile.Read(file.Bytes) is { Count: > 0 } certificates)
            {
                roots.AddRange(certificates.Select(certificate => certificate.RawDataMemory));
                continue;
            }

            problems.Add(new Problem(
                "certificate-malformed",
                file.Path,
                "It holds no certificates in PEM or DER, or one that cannot be read.",
                "Give the root certificate of the server's authority."));
        }

        return problems.Count > 0
            ? (null, problems)
            : (
                new CaptureProgram(
                    Path.Combine(AppContext.BaseDirectory, CaptureProgram.FileName),
                    new CaptureTerms
                    {
                        Timeout = TimeSpan.FromSeconds(timeout ?? TimeoutDefault),
                        Roots = roots,
                    }),
                problems);
    }
}
