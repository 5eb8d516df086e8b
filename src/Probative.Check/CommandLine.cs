using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Probative.Check.Faults;
using Probative.Check.Logs;
using Probative.Check.Package;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Formats.Timestamps;

namespace Probative.Check;

/// <summary>One run of the program, from its words to its exit code.</summary>
internal sealed class CommandLine
{
    private readonly Arguments _arguments;
    private readonly Stream _output;
    private readonly Stream _errors;
    private readonly Progress? _progress;

    private CommandLine(Arguments arguments, Stream output, Stream errors, bool isTerminal)
    {
        _progress = arguments.IsQuiet ? null : new Progress(errors, isTerminal, TimeProvider.System);
        _arguments = arguments;
        _output = output;
        _errors = errors;
    }

    /// <summary>Runs the program.</summary>
    /// <param name="words">The command line without the program's name.</param>
    /// <param name="output">Standard output: the report, or the one JSON document.</param>
    /// <param name="errors">Standard error: what is wrong with the command line, and progress.</param>
    /// <param name="isTerminal">True if somebody watches standard error.</param>
    /// <returns>The exit code of package.md.</returns>
    public static int Run(ReadOnlySpan<string> words, Stream output, Stream errors, bool isTerminal)
    {
        var outlet = Outlet.Over(output);
        var run = new CommandLine(Arguments.Parse(words), outlet, Outlet.Over(errors), isTerminal);
        int code = run.RunGuarded();
        return outlet.Fault is { } lost ? run.TellLost(lost) : code;
    }

    private int RunGuarded()
    {
        try
        {
            return Run();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What lies inside a package or log never throws; this is a path that was given.
            return Refuse($"It cannot be read: {fault.Message}");
        }
    }

    // A result that nobody can read is none: whoever relies on the exit code alone must not take it for one.
    private int TellLost(string reason)
    {
        Write(_errors, $"probative-check: The result could not be written to standard output: {reason}\n"
            + "  Send it where there is room, and check again.\n");
        return CheckResult.ExitUsage;
    }

    private int Run()
    {
        if (_arguments.Fault is { } fault) return Refuse(fault);
        if (_arguments.IsHelp) return Say(Usage.Text);
        if (_arguments.IsVersion) return Say($"probative-check {Version()}\n");
        GivenKey? given = null;
        if (_arguments.Key is { } key && (given = GivenKey.Read(key)) is null)
            return Refuse(
                $"--key is neither a fingerprint nor a verifier key, nor a file that holds one: {key}");
        using Target? target = Target.Open(_arguments.Path);
        if (target is null) return Refuse($"Nothing is there: {_arguments.Path}");
        return _arguments.IsProof ? RunProof(target, given) : RunCheck(target, given);
    }

    private int RunCheck(Target target, GivenKey? given)
    {
        var authorities = new List<X509Certificate2>();
        foreach (string path in _arguments.Authorities)
        {
            if (CertificateFile.Read(SmallFile.Read(path, CertificateFile.LimitBytes)) is not { } roots)
                return Refuse($"--authority needs a file of certificates, in PEM or DER: {path}");
            authorities.AddRange(roots);
        }

        var known = new List<KnownRecord>();
        int lanes = Environment.ProcessorCount;
        foreach ((string path, bool withFacts) in KnownPaths())
        {
            if (KnownRecord.Read(path, withFacts, lanes, out string reason) is not { } record)
                return Refuse($"{path} cannot be compared with: {reason}.");
            known.Add(record);
        }

        switch (target.Kind)
        {
            case TargetKind.Package:
                CheckResult package =
                    PackageCheck.Run(
                        target.Path, target.Files!, given, known, authorities, lanes, _progress);
                return Tell(package with { IsGuess = !target.HasPackageFile });
            case TargetKind.Log:
                return Tell(
                    LogCheck.Run(target.Path, target.Files!, target.Text, given, known, lanes, _progress));
            case TargetKind.Receipt when known.Count == 0:
                return Tell(ReceiptCheck.Run(target, given));
            case TargetKind.Receipt:
                return Refuse("--known and --earlier are for packages and logs, not for a receipt.");
            case TargetKind.Vault:
                return Refuse($"This is a vault. Check its log: {Path.Combine(target.Path, "log")}");
            default:
                return TellUnknown(target);
        }
    }

    private int RunProof(Target target, GivenKey? given)
    {
        if (target.Kind is not TargetKind.Package) return Refuse("'proof' needs a package.");
        byte[]? proof = ProofCommand.Run(
            target, given, _arguments.Fact, Environment.ProcessorCount, out CheckResult result);
        if (proof is null)
        {
            Tell(result);
            return result.Faults.Kept[0].Code == Codes.Usage ? CheckResult.ExitUsage : CheckResult.ExitFault;
        }

        if (_arguments.Out is { } path && !TryWrite(path, proof, out string reason)) return Refuse(reason);
        if (_arguments.IsJson) JsonReport.Write(_output, result);
        else if (_arguments.Out is null) _output.Write(proof);
        return result.ExitCode;
    }

    private IEnumerable<(string Path, bool WithFacts)> KnownPaths()
    {
        if (_arguments.Known is { } known) yield return (known, false);
        foreach (string earlier in _arguments.Earlier) yield return (earlier, true);
    }

    private int Tell(CheckResult result)
    {
        _progress?.End();
        if (_arguments.IsJson) JsonReport.Write(_output, result);
        else Write(_output, TextReport.Write(result, _arguments.IsQuiet));
        return result.ExitCode;
    }

    private int TellUnknown(Target target)
    {
        var faults = new FaultList();
        const string message = "It is neither a package, nor a log, nor a receipt, or its start is damaged.";
        faults.Add(Codes.NotRecognised, "", message);
        return Tell(new CheckResult
        {
            Command = "check",
            Kind = "unknown",
            Path = target.Path,
            Faults = faults,
            Signer = new Signer(null, null, _arguments.Key is not null, false),
        });
    }

    private int Refuse(string message)
    {
        var fault = new Fault(Codes.Usage, "", message);
        if (_arguments.IsJson)
            JsonReport.WriteRefusal(_output, _arguments.IsProof ? "proof" : "check", fault);
        Write(_errors, $"probative-check: {Plain.Of(message)}\n  {Codes.HintFor(Codes.Usage)}\n");
        return CheckResult.ExitUsage;
    }

    private int Say(string text)
    {
        Write(_output, text);
        return CheckResult.ExitClean;
    }

    // An existing file is never written over: it could be somebody's only copy of something.
    private static bool TryWrite(string path, byte[] bytes, out string reason)
    {
        reason = "";
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(bytes);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            reason = $"The proof cannot be written to {path}: {fault.Message}";
            return false;
        }
    }

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }

    private static string Version() =>
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "";
}
