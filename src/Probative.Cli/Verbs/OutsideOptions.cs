using System.CommandLine;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Local.Capturing;

namespace Probative.Cli.Verbs;

/// <summary>The flags of commands that speak to a network, by the program beside this one.</summary>
internal sealed class OutsideOptions
{
    private const int TimeoutDefault = 30;
    private const int TimeoutMax = 600;

    public Option<bool> Rehearse { get; } = new("--dry-run")
    {
        Description = "Show what would be sent, and where; send and record nothing.",
    };

    private readonly Option<int?> _timeout = new("--timeout")
    {
        Description = $"How long one attempt may take; {TimeoutDefault} seconds otherwise.",
        HelpName = "SECONDS",
    };

    private readonly Option<string[]> _roots = new("--tls-roots")
    {
        Description = "Check TLS against these root certificates, not against those of the system.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    public void AddTo(Command command)
    {
        command.Add(Rehearse);
        command.Add(_timeout);
        command.Add(_roots);
    }

    /// <summary>The program, or null beside a problem.</summary>
    public CaptureProgram? Read(ParseResult parsed, List<Problem> problems)
    {
        var timeout = parsed.GetValue(_timeout) ?? TimeoutDefault;
        if (timeout is < 1 or > TimeoutMax)
        {
            problems.Add(new Problem(
                "bad-value",
                null,
                $"An attempt cannot have {timeout} seconds.",
                $"Give --timeout 1 to {TimeoutMax}."));
        }

        var roots = new List<ReadOnlyMemory<byte>>();
        foreach (var file in GivenFiles.Read(parsed.GetValue(_roots) ?? [], problems))
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
            ? null
            : new CaptureProgram(
                Path.Combine(AppContext.BaseDirectory, CaptureProgram.FileName),
                new CaptureTerms { Timeout = TimeSpan.FromSeconds(timeout), Roots = roots });
    }
}
