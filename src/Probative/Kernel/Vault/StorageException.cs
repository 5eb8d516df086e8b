using Probative.Kernel.Commands;

namespace Probative.Kernel.Vault;

/// <summary>
/// The medium refused a piece of work before it was acknowledged: full, read-only, gone, no permission.
/// Nothing of that piece counts as done, and the vault stays sound: the caller may record the failure and go
/// on. A failure that leaves the record in doubt, a failed fsync above all, is an <see
/// cref="Ledger.IntegrityException"/> instead.
/// </summary>
public sealed class StorageException : IOException
{
    public StorageException(Problem problem)
        : this(problem, null)
    {
    }

    public StorageException(Problem problem, Exception? cause)
        : base(Text(problem), cause)
    {
        Problem = problem;
    }

    /// <summary>What a person is told: a stable code, where, what was wrong, what to do next.</summary>
    public Problem Problem { get; }

    private static string Text(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Path is null ? problem.Message : $"{problem.Path}: {problem.Message}";
    }
}
