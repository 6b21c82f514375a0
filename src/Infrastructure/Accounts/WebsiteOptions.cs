using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Accounts;

/// <summary>Apart from <see cref="AccountOptions"/>, because it has no default: whoever writes no links does without it.</summary>
public sealed class WebsiteOptions
{
    public const string Local = "http://localhost:5310";

    /// <summary>The site whose pages /confirm and /reset-password the mails lead to. In Development it may be left out.</summary>
    [Required, Url]
    public string Website { get; set; } = "";
}
