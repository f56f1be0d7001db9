import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;

/** Texts of JSON come in, one list of them; what a parser of Java makes of each goes out. `java Through.java HOW` */
class Through {
    public static void main(String[] arguments) throws Exception {
        var jackson = new ObjectMapper();
        var gson = new Gson();
        var texts = jackson.readValue(System.in, String[].class);
        for (int at = 0; at < texts.length; at++)
            texts[at] = switch (arguments[0]) {
                case "jackson-map" -> jackson.writeValueAsString(jackson.readValue(texts[at], Object.class));
                case "jackson-tree" -> jackson.writeValueAsString(jackson.readTree(texts[at]));
                case "gson" -> gson.toJson(gson.fromJson(texts[at], Object.class));
                default -> throw new IllegalArgumentException(arguments[0]);
            };
        jackson.writeValue(System.out, texts);
    }
}
