using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

public sealed class BecomingTheServerAccount
{
    [Theory]
    [InlineData("setpriv")]
    [InlineData("runuser")]
    [InlineData("su")]
    public async Task Each_way_runs_a_program_as_the_account_with_its_arguments_untouched(string program)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can become somebody else.");
        Assert.SkipWhen(ProgramRun.OnPath(program) is null, $"{program} is not installed.");
        var (_, become) = ServerAccount.Ways("nobody").Single(way => way.Become[0] == program);

        var run = await ProgramRun.Of(become[0], [.. become[1..], "sh", "-c", "id -un; echo \"$1\"", "-D", "a 'quoted' $word"], TestContext.Current.CancellationToken);

        Assert.Equal("nobody\na 'quoted' $word", run.Output);
    }

    [Fact]
    public void An_account_that_does_not_exist_cannot_be_become()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Accounts are read from /etc/passwd.");
        Assert.Empty(ServerAccount.Ways("nobody-of-that-name"));
    }
}
