namespace Probative.Kernel.Sandbox;

/// <summary>
/// A decoder that stays. An item that takes it over can lie about every later one until it is started anew:
/// what must not be mixed runs by <see cref="ISandbox.RunAsync"/>. Not for several callers at once.
/// </summary>
public interface ISandboxSession : IAsyncDisposable
{
    /// <summary>
    /// Asks, and starts the decoder where it does not run. Only the item of the question is within its reach.
    /// </summary>
    Task<SandboxReply> AskAsync(SandboxQuestion question, CancellationToken ct);
}
