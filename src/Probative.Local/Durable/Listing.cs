namespace Probative.Local.Durable;

/// <summary>
/// Lists folders by the framework's own means, and tells its failures as those of the disk.
/// </summary>
internal static class Listing
{
    /// <param name="path">The folder, as messages name it.</param>
    /// <param name="list">Opens the folder and reads it: the framework opens it in the first call.</param>
    public static List<T> OrFail<T>(string path, Func<IEnumerable<T>> list)
    {
        try
        {
            return [.. list()];
        }
        catch (IOException failure)
        {
            throw Failure.Of("list", path, failure);
        }
    }
}
