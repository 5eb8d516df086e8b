using System.Text.Json;
using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Log;
using Probative.Kernel.Members;
using Probative.Preservation;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Kernel;

/// <summary>
/// Commands are records that a server can carry: what is written of one is all there is to it.
/// </summary>
public sealed class CommandTests
{
    private static readonly MemberId s_by = MemberId.New();

    public static TheoryData<ICommand> Commands { get; } =
    [
        new AddMember { By = s_by, MemberName = "Ola" },
        new AddMember { By = null, MemberName = "Ira" },
        new ListMembers(),
        new OpenCase
        {
            By = s_by,
            CaseName = "C",
            Purpose = "p",
            LegalBasis = "l",
            ReviewDate = "2027",
            Role = "investigator",
        },
        new JoinCase { By = s_by, Case = "C", Member = "Ola", Role = "analyst" },
        new ListCases { By = s_by },
        new AddItems
        {
            By = s_by,
            Case = "C",
            Paths = ["a", "b"],
            Stated = new Statement(
                new StatedAcquisition("f", null, "2026", null, "c"),
                [new StatedAppearance("s", "u", null, "z", null, null, null)]),
            Sidecar = null,
        },
        new ListItems { By = s_by, Case = "C", NameHolds = "n", From = null, Limit = 7 },
        new ListFailures { By = s_by, Case = "C", NameHolds = null, Limit = 7 },
        new Show { By = s_by, What = "fact:1", Case = null },
        new ShowHistory { By = s_by, Item = "abcd", Case = "C" },
        new RecordClaim
        {
            By = s_by,
            Item = "abcd",
            Case = null,
            Quote = "q",
            Occurrence = 2,
            At = null,
            Speakers = ["a", "b"],
            Hedges = ["h"],
            Denies = true,
        },
        new ListClaims { By = s_by, Case = null, Item = "abcd", Limit = 7 },
        new ShowClaim { By = s_by, Claim = "abcd", Case = null },
        new ShowLog { By = s_by, Case = null, From = 1, Limit = 2 },
        new ShowCheckpoint(),
        new ShowVkey(),
        new ProveInclusion { Index = 3 },
        new ProveConsistency { From = 4 },
    ];

    [Theory]
    [MemberData(nameof(Commands), DisableDiscoveryEnumeration = true)]
    public void A_command_is_the_same_after_a_journey(ICommand command)
    {
        var written = JsonSerializer.Serialize(command, command.GetType());
        var read = JsonSerializer.Deserialize(written, command.GetType());
        Assert.Equal(written, JsonSerializer.Serialize(read, command.GetType()));
        Assert.Equal(command.Name, Assert.IsType<ICommand>(read, exactMatch: false).Name);
    }
}
