using System.Runtime.InteropServices;
using Probative.Cli;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

// The host: the one place that catches everything, so that a script gets its document and its exit code
// whatever happens. A second Ctrl-C ends the process at once.
StandardStreams.Begin();
var around = new Surroundings();
var report = CommandLine.ReportFor(args, around);
using var interrupt = new CancellationTokenSource();
void OnSignal(PosixSignalContext signal)
{
    if (interrupt.IsCancellationRequested) return;
    signal.Cancel = true;
    interrupt.Cancel();
}

using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
using var onQuit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, OnSignal);
using var onHangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
try
{
    if (RawArguments.Check(args) is { } notText)
    {
        report.Note(notText);
        return report.End(Ending.WrongUsage, null, null);
    }

    return await new CommandLine().RunAsync(args, report, around, interrupt.Token);
}
catch (IntegrityException doubt)
{
    report.Note(new Problem(doubt.Code, null, doubt.Message, doubt.Hint));
    return report.End(Ending.Refused, null, null);
}
catch (StorageException refused)
{
    report.Note(refused.Problem);
    return report.End(Ending.Refused, null, null);
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    report.Note(new Problem("interrupted", null, "You stopped it.", "Run the same command again."));
    return report.End(Ending.DoneWithFailures, null, null);
}
catch (Exception bug)
{
    if (around.IsDebugging) around.Error.WriteLine(bug);
    report.Note(new Problem(
        "bug",
        null,
        $"The program made a mistake ({bug.GetType().Name}). What it had acknowledged before stands.",
        $"Please report it; with {Surroundings.DebugVariable}=1 set, the details are on standard error."));
    return report.End(Ending.Refused, null, null);
}
