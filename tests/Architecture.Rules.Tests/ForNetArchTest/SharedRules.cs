using System.Reflection;
using CleanTemplate.Architecture.Tests;
using Xunit.Sdk;

namespace CleanTemplate.Architecture.Rules.Tests.ForNetArchTest;

/// <summary>Rules that a scaffold may ask with NetArchTest.Rules instead of our engine.</summary>
public sealed class SharedRules
{
    private static readonly Types Own = Types.InAssembly(typeof(SharedRules).Assembly);

    [Fact]
    public void They_use_only_words_that_NetArchTest_has_too()
    {
        var beyond = typeof(Types).Assembly.GetTypes().Append(typeof(Rule))
            .SelectMany(type => type.GetMembers().Prepend(type))
            .Where(member => member.IsDefined(typeof(BeyondNetArchTestAttribute), inherit: false))
            .Select(member => member is Type type ? type.FullName! : $"{member.DeclaringType!.FullName}.{member.Name}")
            .Distinct(StringComparer.Ordinal).ToArray();
        var architectureTests = AppContext.BaseDirectory.Replace("Architecture.Rules.Tests", "Architecture.Tests", StringComparison.Ordinal);

        var result = Types.FromFile(Path.Combine(architectureTests, "CleanTemplate.Architecture.Tests.dll"))
            .That().ResideInNamespace("CleanTemplate.Architecture.Tests.Shared")
            .ShouldNot().HaveDependencyOnAny(beyond)
            .GetResult();

        Assert.NotEmpty(beyond);
        Assert.True(result.IsSuccessful, result.ToString());
    }

    [Fact]
    public void One_that_holds_passes() => Own.That().HaveName(nameof(SharedRules)).Should().BeSealed().ShouldHold("it is a test");

    [Fact]
    public void One_that_forbids_what_nobody_does_passes() => Own.That().HaveName(nameof(SharedRules)).ShouldNot().BeInterfaces().ShouldHold("it is a test");

    [Fact]
    public void One_that_is_broken_names_the_type_and_the_reason()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => Own.That().HaveName(nameof(SharedRules)).Should().BeInterfaces().ShouldHold("it is a test"));

        Assert.Equal($"because it is a test\n  {typeof(SharedRules).FullName}", failure.Message);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void One_that_looks_at_nothing_fails(bool should)
    {
        var nobody = Own.That().HaveName("Nobody");
        var rule = (should ? nobody.Should() : nobody.ShouldNot()).BeSealed();
        rule.AllowEmpty("NetArchTest lets it pass");

        var failure = Assert.ThrowsAny<XunitException>(() => rule.ShouldHold("it is a test"));

        Assert.Contains("looked at nothing", failure.Message, StringComparison.Ordinal);
    }
}
