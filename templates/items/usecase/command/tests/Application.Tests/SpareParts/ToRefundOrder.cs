using CleanTemplate.Application.SpareParts;

namespace CleanTemplate.Application.Tests.SpareParts;

public sealed class ToRefundOrder
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_done_now_with_the_note()
    {
        var done = await new RefundOrderHandler(new Noon()).Handle(new("  as agreed "), default);

        Assert.Equal(new RefundOrderDto("as agreed", Now), done.Value);
    }

    [Theory, InlineData(null), InlineData(" "), InlineData("two\nlines"), InlineData(RefundOrder.NoteLength + 1)]
    public void A_note_that_cannot_be_stored_is_named(object? note)
    {
        var wrong = new RefundOrderValidator().Validate(new RefundOrder(note is int length ? new('x', length) : (string)note!));

        Assert.All(wrong.Errors, error => Assert.Equal(nameof(RefundOrder.Note), error.PropertyName));
        Assert.False(wrong.IsValid);
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
