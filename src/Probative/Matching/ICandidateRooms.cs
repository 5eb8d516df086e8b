using Probative.Fingerprints.Index.Storage;
using Probative.Ledger.Facts;

namespace Probative.Matching;

/// <summary>
/// Folders for indexes of candidates. They are inside the vault, since what they hold was measured of items,
/// and are no part of the record: each can be made anew from the prints.
/// </summary>
public interface ICandidateRooms
{
    /// <summary>A folder that lasts for one run; the next writer removes what a crash left of it.</summary>
    /// <exception cref="IndexStorageException">The medium refuses a folder.</exception>
    CandidateScratch OpenScratch();

    /// <summary>
    /// The folder in which the candidates of a case are kept from run to run. A destruction removes it.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="destroyed">
    /// The log index of the last destruction in it, 0 for none. Whoever still writes to the folder of before
    /// finds that it is gone, and does not write into this one what was destroyed.
    /// </param>
    /// <exception cref="IndexStorageException">The medium refuses a folder.</exception>
    IIndexFolder Kept(CaseId @case, long destroyed);
}
