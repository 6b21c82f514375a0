using CleanTemplate.Application.About;
using NSubstitute;

namespace CleanTemplate.Application.Tests.About;

public sealed class GettingAbout
{
    [Fact]
    public async Task The_application_says_what_runs_where()
    {
        var application = Substitute.For<IRunningApplication>();
        application.Name.Returns("backend");
        application.Version.Returns("1.2.3");
        application.Environment.Returns("Testing");

        var about = await new GetAboutHandler(application).Handle(new(), default);

        Assert.Equal(new AboutDto("backend", "1.2.3", "Testing"), about.Value);
    }
}
