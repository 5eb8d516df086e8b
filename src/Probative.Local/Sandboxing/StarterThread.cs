using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Probative.Local.Sandboxing;

/// <summary>
/// The thread that starts every decoder. bubblewrap asks the kernel to be killed when its parent ends, and
/// the kernel means the thread that started it; those of the pool end when they have nothing to do.
/// </summary>
internal static class StarterThread
{
    private static readonly BlockingCollection<Action> s_work = [];
    private static readonly Thread s_thread = Started();

    /// <summary>The process, or null with the reason why there is none.</summary>
    public static Task<(Process? Process, string Reason)> StartAsync(ProcessStartInfo start)
    {
        var done = new TaskCompletionSource<(Process?, string)>(
            TaskCreationOptions.RunContinuationsAsynchronously);
        Debug.Assert(s_thread.IsAlive, "It never ends.");
        s_work.Add(() =>
        {
            try
            {
                NativeCalls.KeepDescriptorsBack();
                done.SetResult((Process.Start(start), ""));
            }
            catch (Exception failed) when (failed is Win32Exception or IOException)
            {
                done.SetResult((null, failed.Message));
            }
        });
        return done.Task;
    }

    private static Thread Started()
    {
        var thread = new Thread(() =>
        {
            foreach (var work in s_work.GetConsumingEnumerable()) work();
        })
        { Name = "decoders", IsBackground = true };
        thread.Start();
        return thread;
    }
}
