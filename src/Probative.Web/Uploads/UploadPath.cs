using System.Text;
using Probative.Kernel.Commands;

namespace Probative.Web.Uploads;

/// <summary>
/// The name of an uploaded file, with its folders. It is kept as it is, whatever letters it has; only what
/// would lead out of its folder, or what no file system keeps, is refused.
/// </summary>
internal static class UploadPath
{
    /// <summary>Null when it can be kept; else why not.</summary>
    public static Problem? Validate(string path)
    {
        var parts = path.Split('/');
        if (parts.Any(part => part is "" or "." or "..") || path.Contains('\0', StringComparison.Ordinal))
            return Refused("The name leads out of its folder, or is empty.");
        if (parts.Length > UploadLimits.DepthMax || Bytes(path) > UploadLimits.PathBytesMax)
            return Refused("It lies too deep in folders.");
        return parts.Any(part => Bytes(part) > UploadLimits.NameBytesMax)
            ? Refused("The name is longer than a file system keeps.")
            : null;
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static Problem Refused(string what) => new(
        "upload-name", null, what, "Give it another name, or add it by the command line: probative add.");
}
