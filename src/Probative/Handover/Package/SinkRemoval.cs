using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Handover.Package;

/// <summary>How a package that is not to be is removed.</summary>
internal static class SinkRemoval
{
    /// <summary>
    /// A medium that refuses to write may refuse to remove, too: then what is left is told.
    /// </summary>
    public static async Task RemoveOrTellAsync(this IPackageSink sink, Action<CommandEvent> tell)
    {
        try
        {
            await sink.RemoveAsync();
        }
        catch (StorageException)
        {
            tell(new CommandEvent.Noted(HandoverProblems.Leftover(sink.AsidePath)));
        }
    }
}
