using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Local.Views;

/// <summary>Says that a view could not be written or read. The facts are not concerned.</summary>
internal static class ViewFailure
{
    public static StorageException Of(SqliteException failure) => new(
        new Problem(
            "view-failed",
            VaultPath.Views,
            string.Create(
                CultureInfo.InvariantCulture, $"{failure.Message} ({failure.SqliteExtendedErrorCode})"),
            "Everything acknowledged is recorded. Free space or mend the disk, then run the command again: "
                + "views are built anew from the record."),
        failure);
}
