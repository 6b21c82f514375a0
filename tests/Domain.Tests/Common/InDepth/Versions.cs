using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Tests.Common.InDepth;

public sealed class Versions
{
    private sealed class Thing() : AggregateRoot<UserId>(UserId.New(DateTimeOffset.UnixEpoch));

    [Fact]
    public void A_caller_that_names_no_version_accepts_any() => Assert.Null(new Thing().Expect(null).Error);

    [Fact]
    public void A_caller_that_names_the_present_version_goes_on() => Assert.Null(new Thing().Expect(0).Error);

    [Fact]
    public void A_caller_that_names_another_version_is_refused() => Assert.Equal(CommonErrors.Stale, new Thing().Expect(3).Error);
}
