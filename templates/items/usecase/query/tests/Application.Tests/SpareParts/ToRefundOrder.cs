using CleanTemplate.Application.SpareParts;

namespace CleanTemplate.Application.Tests.SpareParts;

public sealed class ToRefundOrder
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(null, ""), InlineData(" all ", "all")]
    public async Task It_is_answered_as_it_is_now(string? note, string answered)
    {
        var answer = await new RefundOrderHandler(new Noon()).Handle(new(note), default);

        Assert.Equal(new RefundOrderDto(answered, Now), answer.Value);
    }

    [Theory, InlineData("two\nlines"), InlineData(RefundOrder.NoteLength + 1)]
    public void A_note_that_is_no_line_is_named(object note)
    {
        var wrong = new RefundOrderValidator().Validate(new RefundOrder(note is int length ? new('x', length) : (string)note));

        Assert.Equal(nameof(RefundOrder.Note), Assert.Single(wrong.Errors).PropertyName);
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
