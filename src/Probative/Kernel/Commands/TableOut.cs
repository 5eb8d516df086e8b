using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Commands;

/// <summary>Gives a table out: into a file, or with the answer to who asked.</summary>
internal static class TableOut
{
    /// <param name="outlet">Writes files.</param>
    /// <param name="to">The file to make; null for none.</param>
    /// <param name="table">The whole table.</param>
    /// <param name="result">Gets `written`, the path, or `table`, the text.</param>
    public static async Task GiveAsync(this IOutlet outlet, string? to, string table, JsonObject result)
    {
        if (to is null)
        {
            result["table"] = table;
            return;
        }

        await outlet.WriteAsync(to, Encoding.UTF8.GetBytes(table));
        result["written"] = Path.GetFullPath(to);
    }
}
