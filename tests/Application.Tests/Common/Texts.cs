using CleanTemplate.Application.Common.Validation;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Common;

public sealed class Texts
{
    private sealed record Note(string Text, string? Remark = null);

    private sealed class NoteValidator : AbstractValidator<Note>
    {
        public NoteValidator()
        {
            RuleFor(note => note.Text).IsText(5);
            RuleFor(note => note.Remark).IsOptionalText(5);
        }
    }

    [Theory, InlineData("ok"), InlineData("Größe"), InlineData("日本")]
    public void Text_of_any_script_is_accepted(string text) => Assert.True(new NoteValidator().Validate(new Note(text)).IsValid);

    [Theory, InlineData(null), InlineData(""), InlineData("  "), InlineData("123456"), InlineData("a\0b"), InlineData("a\nb")]
    public void Missing_long_or_unprintable_text_is_refused(string? text) => Assert.False(new NoteValidator().Validate(new Note(text!)).IsValid);

    [Theory, InlineData(null, true), InlineData("", true), InlineData("123456", false), InlineData("\0", false)]
    public void Optional_text_may_be_missing_only(string? remark, bool isValid) => Assert.Equal(isValid, new NoteValidator().Validate(new Note("ok", remark)).IsValid);
}
