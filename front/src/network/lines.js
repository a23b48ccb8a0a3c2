// Ties as lines, whole, broken or dotted: a program for sigma, as its own knows only whole ones.
import { floatColor } from "sigma/utils";
import { EdgeProgram } from "sigma/rendering";

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const UNIFORMS = ["u_matrix", "u_size", "u_zoomRatio", "u_sizeRatio", "u_correctionRatio", "u_pixelRatio"];

const VERTEX = /*glsl*/ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_normal;
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec2 a_dash;
attribute float a_along;
attribute float a_side;
uniform mat3 u_matrix;
uniform vec2 u_size;
uniform float u_sizeRatio;
uniform float u_zoomRatio;
uniform float u_pixelRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;
const float bias = 255.0 / 254.0;
void main() {
  float width = length(a_normal);
  #ifdef PICKING_MODE
  width = max(width, 7.0 * u_sizeRatio);
  #endif
  float half_ = width * u_correctionRatio / u_sizeRatio;
  vec2 unit = a_normal / max(length(a_normal), 0.000001);
  vec2 position = mix(a_start, a_end, a_along) + unit * half_ * a_side;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  vec2 from = (u_matrix * vec3(a_start, 1)).xy;
  vec2 to = (u_matrix * vec3(a_end, 1)).xy;
  v_along = length((to - from) * 0.5 * u_size) * a_along;
  // In pixels of the screen, so that edges are as sharp however far one has zoomed.
  float pixels = u_correctionRatio / u_zoomRatio;
  v_half = half_ / u_zoomRatio / pixels;
  v_across = v_half * a_side;
  v_dash = a_dash;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const FRAGMENT = /*glsl*/ `
precision mediump float;
varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float cover = 1.0 - smoothstep(v_half - 1.0, v_half, abs(v_across));
  if (v_dash.y > 0.0) {
    float place = mod(v_along, v_dash.x + v_dash.y);
    cover *= smoothstep(0.0, 1.0, place) * (1.0 - smoothstep(v_dash.x - 0.5, v_dash.x + 0.5, place));
  }
  float alpha = v_color.a * cover;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`;

// `data.dash`: [drawn, left out] in pixels; none: a whole line.
export class Lines extends EdgeProgram {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_normal", size: 2, type: FLOAT },
        { name: "a_dash", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: "a_along", size: 1, type: FLOAT },
        { name: "a_side", size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]],
    };
  }

  processVisibleItem(edge, start, from, to, data) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const width = data.size || 1;
    const [drawn, out] = data.dash ?? [1, 0];
    this.array.set(
      [from.x, from.y, to.x, to.y, (-dy / length) * width, (dx / length) * width, drawn, out, floatColor(data.color), edge],
      start,
    );
  }

  setUniforms(params, { gl, uniformLocations: at }) {
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
    gl.uniform2f(at.u_size, params.width, params.height);
    gl.uniform1f(at.u_zoomRatio, params.zoomRatio);
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(at.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
  }
}
