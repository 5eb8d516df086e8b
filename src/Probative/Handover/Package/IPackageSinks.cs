namespace Probative.Handover.Package;

/// <summary>
/// Makes the places where packages are built. Implementations: folders and ZIP files of Probative.Local,
/// and the sinks of the fault tests, which fail at a chosen step.
/// </summary>
public interface IPackageSinks
{
    /// <summary>
    /// Begins a package that will be <paramref name="finalPath"/>. Nothing MUST appear under that name
    /// before <see cref="IPackageSink.ShowAsync"/>.
    /// </summary>
    /// <param name="finalPath">The folder or file that the package will be.</param>
    /// <param name="form">Folder or ZIP file.</param>
    /// <param name="time">The time that a ZIP file states for every file in it, so that nothing else is
    /// told.</param>
    SinkOutcome Begin(string finalPath, PackageForm form, DateTimeOffset time);

    /// <summary>What earlier runs that never ended left beside <paramref name="finalPath"/>.</summary>
    IReadOnlyList<string> FindLeftovers(string finalPath);
}
