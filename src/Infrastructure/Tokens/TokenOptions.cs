using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Tokens;

public sealed class TokenOptions
{
    public const string Section = "Tokens";

    /// <summary>Who issues the tokens, as they say it in <c>iss</c>.</summary>
    [Required]
    public string Issuer { get; set; } = "";

    /// <summary>Whom the tokens are for, as they say it in <c>aud</c>: this application.</summary>
    [Required]
    public string Audience { get; set; } = "";

    /// <summary>How long a token that is issued here counts, from one minute to 15: instances remember for as long what was revoked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:15:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);
}
